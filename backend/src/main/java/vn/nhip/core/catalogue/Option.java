package vn.nhip.core.catalogue;

import java.util.List;

/**
 * Something about a component that can be read in more than one way. The file names all readings; the component is as
 * the chosen one says.
 *
 * @param name a word of a-z, digits and hyphens
 * @param label in Vietnamese
 * @param use the id of the choice in force
 * @param choices in the order of the file; the first is usually the portal's
 */
public record Option(String name, String label, String use, List<Choice> choices) {
    public Option {
        choices = List.copyOf(choices);
    }

    /**
     * One reading.
     *
     * @param words what it means, in Vietnamese
     */
    public record Choice(String id, String words) {}
}
