package vn.nhip.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.YamlNode;

/**
 * Values from the environment. The rule: {@code NHIP_}, then the path of the key in capitals, an underscore for every
 * dot, every dash and before every capital: {@code http.port} is {@code NHIP_HTTP_PORT}, {@code dataDir} is
 * {@code NHIP_DATA_DIR}. A feed is called by its name: the token of {@code one-stop} is
 * {@code NHIP_FEEDS_ONE_STOP_TOKEN}. A variable wins over the file; an empty one counts as absent. Variables that name
 * no setting are ignored, since platforms put their own into the environment.
 */
final class Variables implements Fields.Outside {
    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    static String nameOf(String path) {
        return "NHIP_"
                + path.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                        .replace('.', '_')
                        .replace('-', '_')
                        .toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<YamlNode.Scalar> apply(String path) {
        String name = nameOf(path);
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(value -> new YamlNode.Scalar(new Place("variable " + name, 0, 0, path), value));
    }
}
