package vn.nhip.pages;

import java.util.List;

/**
 * The pages' public addresses and the words of their questions, as far as the server writes or answers them. They stand in
 * bookmarks and on walls, so none may ever change. The pages know the same ones: frontend-static/js/core/address-words.js.
 */
public final class PageAddresses {
    /** The wall that anybody may try. */
    public static final String TRIAL_WALL = "/man/thu";

    /** The operator's page about walls. */
    public static final String SCREENS = "/quan-tri/man-hinh";

    /** Whether the server is well, for who has no tool at hand. */
    public static final String HEALTH = "/suc-khoe";

    public static final String WALL = "/man/:screen";
    public static final String PLAIN = "/man/:screen/don-gian";
    public static final String METHOD = "/cach-tinh";
    public static final String DEPARTMENTS = "/xep-hang/so";
    public static final String COMMUNES = "/xep-hang/xa";
    public static final String UNIT = "/don-vi/:code";

    /** The codes on walls are in capitals, which take least room; who types one may not be. */
    public static final List<String> SHORT_LINKS = List.of("/x/:code", "/X/:code");

    public static final String SHELL_WORKER = "/shell-worker.js";

    /** Until the end of 2027: walls have registered it by this name, and ask for it before they ask for a page. */
    public static final String SHELL_WORKER_BEFORE = "/giu-man.js";

    /** Words before {@code =}: the period, the catalogue, the list, the order of rows, the place to begin at, the instant. */
    public static final String PERIOD = "ky";

    public static final String CATALOGUE = "bo";
    public static final String LIST = "ds";
    public static final String ORDER = "sap";
    public static final String FROM = "tu";
    public static final String AT = "luc";

    /** What movement is compared with. */
    public static final String COMPARED = "so-voi";

    /** An order of rows: the highest rate of late cases first. */
    public static final String BY_LATE = "qua-han";

    private PageAddresses() {}

    /** The page of one unit. */
    public static String unit(String code) {
        return UNIT.replace(":code", code);
    }
}
