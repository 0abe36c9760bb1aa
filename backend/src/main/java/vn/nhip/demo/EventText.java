package vn.nhip.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import vn.nhip.demo.SimulatedEvent.Kind;

/**
 * The text of one event after the other. By hand, since nothing here needs escaping and a year is two million events. Times
 * are seconds since the epoch.
 */
final class EventText {
    private static final String OPENING = "{\"specversion\":\"1.0\",\"id\":\"";
    private static final String SOURCE = "\",\"source\":\"/demo/one-stop\",\"type\":\"vn.nhip.";

    private final ZoneId zone;
    private final StringBuilder json = new StringBuilder(1024);

    EventText(ZoneId zone) {
        this.zone = zone;
    }

    /** @param at the event's time, by which versions are ordered */
    void open(String id, String type, long at) {
        json.setLength(0);
        json.append(OPENING).append(id).append(SOURCE).append(type).append("\",\"time\":\"");
        moment(at);
        json.append("\",\"data\":{");
    }

    SimulatedEvent closed(Kind kind, long deliverAt) {
        return new SimulatedEvent(
                Instant.ofEpochSecond(deliverAt), kind, json.append("}}").toString());
    }

    void first(String field, String value) {
        json.append('"').append(field).append("\":\"").append(value).append('"');
    }

    void text(String field, String value) {
        json.append(",\"").append(field).append("\":\"").append(value).append('"');
    }

    void number(String field, long value) {
        json.append(",\"").append(field).append("\":").append(value);
    }

    void flag(String field, boolean value) {
        json.append(",\"").append(field).append("\":").append(value);
    }

    void raw(String text) {
        json.append(text);
    }

    void time(String field, long at) {
        json.append(",\"").append(field).append("\":\"");
        moment(at);
        json.append('"');
    }

    /** As {@link #time}, where an object begins. */
    void firstTime(String field, long at) {
        json.append('"').append(field).append("\":\"");
        moment(at);
        json.append('"');
    }

    void day(String field, LocalDate value) {
        json.append(",\"").append(field).append("\":\"");
        day(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
        json.append('"');
    }

    void dayOf(String field, long at) {
        day(field, local(at).toLocalDate());
    }

    /** In the portal's own form, {@code yyyyMMddHHmmss}. */
    void portalTime(String field, long at) {
        LocalDateTime local = local(at);
        json.append(",\"").append(field).append("\":\"").append(local.getYear());
        two(local.getMonthValue());
        two(local.getDayOfMonth());
        two(local.getHour());
        two(local.getMinute());
        two(local.getSecond());
        json.append('"');
    }

    private LocalDateTime local(long at) {
        return LocalDateTime.ofEpochSecond(at, 0, offset(at));
    }

    private ZoneOffset offset(long at) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(at));
    }

    private void moment(long at) {
        LocalDateTime local = local(at);
        day(local.getYear(), local.getMonthValue(), local.getDayOfMonth());
        json.append('T');
        two(local.getHour());
        json.append(':');
        two(local.getMinute());
        json.append(':');
        two(local.getSecond());
        json.append(offset(at).getId());
    }

    private void day(int year, int month, int day) {
        json.append(year).append('-');
        two(month);
        json.append('-');
        two(day);
    }

    private void two(int value) {
        if (value < 10) json.append('0');
        json.append(value);
    }
}
