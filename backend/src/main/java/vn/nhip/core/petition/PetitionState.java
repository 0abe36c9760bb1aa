package vn.nhip.core.petition;

import vn.nhip.core.casefile.CaseState;

/**
 * A petition in force, with the version that put it there.
 *
 * @param version the newest that came
 */
public record PetitionState(Petition petition, CaseState.Version version) {
    /** The newer of the two is in force, whatever the order of arrival. */
    public PetitionState with(Petition told, CaseState.Version at) {
        CaseState.Version beside = at.beside(version);
        return version.compareTo(beside) >= 0 ? this : of(told, beside);
    }

    public static PetitionState of(Petition told, CaseState.Version at) {
        return new PetitionState(told.handledBy(at.at()), at);
    }
}
