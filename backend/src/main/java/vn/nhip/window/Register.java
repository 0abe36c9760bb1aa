package vn.nhip.window;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * What the register says of some keys, asked for in the transaction that reads them. Redis may throw keys away, somebody
 * may delete them, and a sparse hash that has gone looks like one in which nothing was ever counted; so what is read is
 * compared with how much was written.
 */
final class Register {
    private final RedisKeys keys;
    private final List<String> names;

    /** @param names of keys that are read whole, in the order of their replies */
    Register(RedisKeys keys, List<String> names) {
        this.keys = keys;
        this.names = names;
    }

    /** Two requests, of which the replies follow one another. */
    List<Request> requests() {
        Request sizes = Request.cmd(Command.HMGET).arg(keys.sizes());
        for (String name : names) sizes.arg(keys.name(name));
        // Without a name there is nothing to ask; the reply is passed over.
        Request asked = names.isEmpty() ? Request.cmd(Command.HLEN).arg(keys.sizes()) : sizes;
        return List.of(Request.cmd(Command.HLEN).arg(keys.sizes()), asked);
    }

    /**
     * @param wholes the replies of the keys
     * @param replies to {@link #requests}
     * @throws LostKeysException when a key does not hold what was written to it
     */
    void compare(WindowReader.Head head, List<Response> wholes, List<Response> replies) {
        if (replies.get(0).toLong() != head.keys()) throw new LostKeysException(head.born(), keys.name(keys.sizes()));
        for (int i = 0; i < names.size(); i++) {
            long written = RedisClient.number(replies.get(1).get(i));
            if (RedisClient.size(wholes.get(i)) != written)
                throw new LostKeysException(head.born(), keys.name(names.get(i)));
        }
    }
}
