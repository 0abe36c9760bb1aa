package vn.nhip.api;

import vn.nhip.live.JsonText;

/** An answer's text, written as frames are. */
final class Json {
    private Json() {}

    static String write(JsonText.Writing writing) {
        return JsonText.of(writing);
    }
}
