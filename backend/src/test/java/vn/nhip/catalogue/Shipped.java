package vn.nhip.catalogue;

import java.nio.file.Path;
import vn.nhip.core.catalogue.Catalogue;

/** The catalogue that the project ships, as tests read it. */
public final class Shipped {
    public static final Path FILE = Path.of("..", "config", "catalogue", "766-portal-2026.yaml");

    private Shipped() {}

    public static Catalogue catalogue() {
        return CatalogueReader.read(FILE).catalogue();
    }
}
