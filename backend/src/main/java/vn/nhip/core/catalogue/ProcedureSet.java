package vn.nhip.core.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import vn.nhip.core.procedure.ProcedureCode;

/**
 * A named list of procedures (the 25 essential services, say) that counts can be limited to. A class and no record:
 * measures are looked up by it many times a tick, so its identity is made once.
 */
public final class ProcedureSet {
    private final String id;
    private final String name;
    private final Set<ProcedureCode> procedures;
    private final Set<ProcedureCode> outside;
    private final String fingerprint;

    /**
     * @param id a word of a-z, digits and hyphens, as in addresses
     * @param name in Vietnamese
     */
    public ProcedureSet(String id, String name, Set<ProcedureCode> procedures) {
        this(id, name, procedures, Set.of());
    }

    /**
     * @param procedures members that are counted
     * @param outside members that are handled outside the province's system: the list names them, and they are never
     *     counted, since what little of them is told here would pass for all of it
     */
    public ProcedureSet(String id, String name, Set<ProcedureCode> procedures, Set<ProcedureCode> outside) {
        this.id = id;
        this.name = name;
        this.procedures = Set.copyOf(procedures);
        this.outside = Set.copyOf(outside);
        TreeSet<String> codes = new TreeSet<>();
        procedures.forEach(procedure -> codes.add(procedure.value()));
        CRC32 crc = new CRC32();
        crc.update(String.join(";", codes).getBytes(StandardCharsets.UTF_8));
        this.fingerprint = Long.toString(crc.getValue(), Character.MAX_RADIX);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The members that are counted. */
    public Set<ProcedureCode> procedures() {
        return procedures;
    }

    /** The members that are handled outside the province's system. */
    public Set<ProcedureCode> outside() {
        return outside;
    }

    /** Whether a procedure counts in the list's figures. */
    public boolean holds(ProcedureCode procedure) {
        return procedures.contains(procedure);
    }

    /** The id, and another text when the list has changed. */
    String key() {
        return id + "." + fingerprint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcedureSet set && set.id.equals(id) && set.fingerprint.equals(fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
