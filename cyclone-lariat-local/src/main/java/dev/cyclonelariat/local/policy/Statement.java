package dev.cyclonelariat.local.policy;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a policy. Its actions are in lower case.
 *
 * @param allow whether its effect is Allow
 * @param principals services, and {@code *} for everybody
 */
record Statement(
    boolean allow,
    Choice principals,
    Choice actions,
    Choice resources,
    List<Condition> conditions) {

  /**
   * The patterns of an element or of its negation, such as {@code Action} and {@code NotAction}.
   *
   * @param negated whether everything else is meant
   */
  record Choice(List<String> patterns, boolean negated) {
    boolean includes(String text) {
      return negated != patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
    }
  }

  boolean appliesTo(AccessRequest request) {
    return principals.includes(request.service())
        && actions.includes(request.action().toLowerCase(Locale.ROOT))
        && resources.includes(request.resource())
        && conditions.stream().allMatch(condition -> condition.holds(request));
  }
}
