package vn.nhip.server;

import java.time.InstantSource;

/**
 * What is not in the configuration directory.
 *
 * @param clockRate how fast the clock runs against real time; 1 but in a sped-up demo
 */
public record Environment(
        String postgresUri, String redisUri, InstantSource clock, double clockRate, String build, String webroot) {}
