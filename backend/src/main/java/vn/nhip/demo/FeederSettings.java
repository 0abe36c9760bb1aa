package vn.nhip.demo;

import org.jspecify.annotations.Nullable;

/**
 * Where the feeder delivers.
 *
 * @param token of the HTTP feed
 * @param redisUri null: everything goes over HTTP; else every tenth live event goes into the stream
 * @param streamKey the stream's key
 */
public record FeederSettings(
        String host,
        int port,
        @Nullable String token,
        @Nullable String redisUri,
        @Nullable String streamKey) {
    @Override
    public String toString() {
        return "FeederSettings[" + host + ":" + port + ", token=***, stream=" + streamKey + "]";
    }
}
