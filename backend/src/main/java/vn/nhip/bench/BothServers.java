package vn.nhip.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** A server of each build, up at once; one has work at a time. */
final class BothServers implements AutoCloseable {
    private final Map<Side, ServerProcess> servers = new EnumMap<>(Side.class);

    /** Fails with {@link CannotException} when one does not serve. */
    BothServers(ComparedBuild other, ComparedBuild mine) throws IOException, InterruptedException, CannotException {
        servers.put(Side.OTHER, ServerProcess.start(other));
        try {
            servers.put(Side.THIS, ServerProcess.start(mine));
        } catch (IOException | InterruptedException | CannotException failed) {
            close();
            throw failed;
        }
    }

    ServerProcess of(Side side) {
        return servers.get(side);
    }

    @Override
    public void close() {
        servers.values().forEach(ServerProcess::close);
    }
}
