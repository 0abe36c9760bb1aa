package vn.nhip.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.nhip.testing.Servers;

/** A configuration directory of a province that can be counted by hand: three departments, four communes. */
final class SmallProvince {
    static final String TOKEN = "one-stop-token-of-the-tests";
    static final String OTHER_TOKEN = "second-token-of-the-tests";
    static final String OPERATOR = "operator-key-of-the-tests";
    static final String STREAM = "nhip:feed";
    static final List<String> DEPARTMENTS = List.of("H48.01", "H48.02", "H48.03");
    static final List<String> COMMUNES = List.of("H48.101", "H48.102", "H48.103", "H48.104");
    static final String ONLINE_PROCEDURE = "1.000001";

    private String postgres;
    private String redis;
    private String zone = "Asia/Ho_Chi_Minh";
    private String http = "{host: 127.0.0.1, port: 0}";
    private String limits = "{tickMillis: 40}";
    private String stream = "";
    private String officers = "";
    private String calendar = "2026-09-02,off\n2026-08-22,makeup\n2029-09-03,off\n";
    private String units = """
            H48,Tỉnh Quảng Ngãi,Quảng Ngãi,province,,,
            H48.01,Sở Tư pháp,Sở Tư pháp,department,H48,,
            H48.02,Sở Xây dựng,Sở Xây dựng,department,H48,,
            H48.03,Sở Nội vụ,Sở Nội vụ,department,H48,,
            H48.101,Phường Cẩm Thành,Phường Cẩm Thành,commune,H48,,
            H48.102,Xã Bình Sơn,Xã Bình Sơn,commune,H48,,
            H48.103,Xã Ba Tơ,Xã Ba Tơ,commune,H48,,
            H48.104,Đặc khu Lý Sơn,Lý Sơn,commune,H48,,
            """;

    private SmallProvince() {}

    static SmallProvince on(Servers servers) {
        SmallProvince province = new SmallProvince();
        province.postgres = servers.postgresUri();
        province.redis = servers.redisUri();
        return province;
    }

    SmallProvince postgres(String uri) {
        postgres = uri;
        return this;
    }

    SmallProvince redis(String uri) {
        redis = uri;
        return this;
    }

    SmallProvince zone(String id) {
        zone = id;
        return this;
    }

    SmallProvince limits(String flow) {
        limits = flow;
        return this;
    }

    /** @param more settings of {@code http}, as {@code basePath: /nhip} */
    SmallProvince http(String more) {
        http = "{host: 127.0.0.1, port: 0, " + more + "}";
        return this;
    }

    SmallProvince units(String rows) {
        units = rows;
        return this;
    }

    SmallProvince calendar(String rows) {
        calendar = rows;
        return this;
    }

    /** With a Redis Stream beside the HTTP feeds. */
    SmallProvince withStream() {
        stream = "  - {name: stream, kind: redis-stream, key: \"" + STREAM + "\", intervalSeconds: 0}\n";
        return this;
    }

    /** Cases are counted by officer; a department and the province have keys of their own. */
    SmallProvince withOfficers() {
        officers = """
                officers: {key: "officers-key-of-the-tests"}
                access:
                  - {unit: H48, key: "key-of-the-province"}
                  - {unit: H48.01, key: "key-of-justice"}
                  - {unit: H48.02, key: "key-of-building"}
                """;
        return this;
    }

    /** Writes the files into a directory, over those that were there. */
    Path in(Path directory) {
        write(directory, "server.yaml", """
                http: %s
                dataDir: data
                postgres: {uri: "%s"}
                redis: {uri: "%s", timeoutMillis: 2000}
                feeds:
                  - {name: one-stop, kind: http, token: "%s"}
                  - {name: second, kind: http, token: "%s", intervalSeconds: 0}
                %soperator: {key: "%s"}
                %slimits: %s
                """.formatted(
                        http, postgres, redis, TOKEN, OTHER_TOKEN, stream, OPERATOR, officers, limits));
        write(directory, "province.yaml", """
                code: H48
                name: Tỉnh Quảng Ngãi
                zone: %s
                demo: true
                """.formatted(zone));
        write(directory, "units.csv", "code,name,short_name,kind,parent,valid_from,valid_to\n" + units);
        write(directory, "procedures.csv", """
                code,name,level,time_limit,fee,result_required,for_individuals,online
                1.000001,Cấp phiếu lý lịch tư pháp,province,10WD,true,true,true,true
                1.000002,Cấp giấy phép xây dựng,province,15WD,true,true,true,true
                1.000003,Đăng ký khai sinh,commune,1WD,false,true,true,true
                1.000004,Đăng ký khai tử,commune,8H,false,false,true,false
                1.000005,Thủ tục nội bộ,province,20D,false,false,false,false
                """);
        write(directory, "calendar.csv", "date,kind\n" + calendar);
        return directory;
    }

    private static void write(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
