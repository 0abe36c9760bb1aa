package vn.nhip.core.casefile;

import vn.nhip.core.version.Version;

/** What an update does to its case; {@link CaseState#with} takes it in. */
public interface CaseChange {
    /** The case, as this update writes its number. */
    CaseNumber number();

    /**
     * The case with this taken in, under the number that it had.
     *
     * @param version of this update
     * @return {@code known} itself when nothing changes
     * @throws IllegalArgumentException when a limit of the case is reached
     */
    CaseState onto(CaseState known, Version version);
}
