package vn.nhip.command;

import vn.nhip.config.Config;

/** Where the pages are. */
final class Pages {
    private Pages() {}

    static String address(Config config, int port) {
        String host = config.server().http().host();
        boolean any = host.equals("0.0.0.0") || host.matches("[0:]+");
        boolean six = host.contains(":");
        return "http://" + (any ? "localhost" : six ? "[" + host + "]" : host) + ":" + port;
    }
}
