package vn.nhip.bench;

import java.io.IOException;

/** A server of each build, up at once; one has work at a time. */
final class BothServers implements AutoCloseable {
    private final Both<ServerProcess> servers;

    /** Fails with {@link CannotException} when one does not serve. */
    BothServers(ComparedBuild other, ComparedBuild mine) throws IOException, InterruptedException, CannotException {
        ServerProcess first = ServerProcess.start(other);
        try {
            servers = new Both<>(first, ServerProcess.start(mine));
        } catch (IOException | InterruptedException | CannotException failed) {
            first.close();
            throw failed;
        }
    }

    ServerProcess of(Side side) {
        return servers.of(side);
    }

    @Override
    public void close() {
        servers.all().forEach(ServerProcess::close);
    }
}
