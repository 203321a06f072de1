package dev.cyclonelariat.local.protocol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes entries out of a batch and reports them as failed. */
final class PartialBatch {
  private static final List<String> MEMBERS = List.of("Entries", "PublishBatchRequestEntries");

  private PartialBatch() {}

  /** The ids of a call's entries; empty if it is no batch. */
  static Set<String> ids(Arguments arguments) {
    Set<String> ids = new LinkedHashSet<>();
    for (String member : MEMBERS) {
      if (arguments.has(member)) {
        arguments.structs(member).forEach(entry -> ids.add(entry.stringOrEmpty("Id")));
      }
    }
    return ids;
  }

  /** The call without some of its entries. */
  static Arguments without(Arguments arguments, Set<String> ids) {
    Arguments rest = arguments;
    for (String member : MEMBERS) {
      if (arguments.has(member)) {
        rest =
            rest.withList(
                member, entry -> !(entry instanceof Map<?, ?> map) || !ids.contains(map.get("Id")));
      }
    }
    return rest;
  }

  /** The answer with the missing entries as failed. */
  static Struct with(Struct result, Set<String> ids) {
    List<Object> failed = new ArrayList<>(list(result, "Failed"));
    for (String id : ids) {
      failed.add(
          new Struct()
              .with("Id", id)
              .with("SenderFault", false)
              .with("Code", "InternalError")
              .with("Message", "The entry failed on demand."));
    }
    return new Struct().with("Successful", list(result, "Successful")).with("Failed", failed);
  }

  private static List<?> list(Struct result, String member) {
    return result.get(member) instanceof List<?> list ? list : List.of();
  }
}
