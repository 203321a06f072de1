package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the three batch operations of SQS have in common. */
final class Batch {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_ID_LENGTH = 80;

  private Batch() {}

  /** The entries of a batch whose number and ids are as they must be. */
  static List<Arguments> entries(Call call) {
    List<Arguments> entries = call.arguments().structs("Entries");
    if (entries.isEmpty()) {
      throw SqsErrors.emptyBatch(call.operation() + "RequestEntry");
    }
    if (entries.size() > MAX_ENTRIES) {
      throw SqsErrors.tooManyEntries(entries.size());
    }
    Set<String> ids = new HashSet<>();
    for (Arguments entry : entries) {
      String id = entry.stringOrEmpty("Id");
      if (id.length() > MAX_ID_LENGTH || !Characters.isPlainName(id)) {
        throw SqsErrors.invalidBatchEntryId();
      }
      if (!ids.add(id)) {
        throw SqsErrors.batchIdsNotDistinct(id);
      }
    }
    return entries;
  }

  /** Handles each entry by itself; errors are reported with the entry. */
  static Struct each(List<Arguments> entries, Function<Arguments, Struct> one) {
    return each(entries, entry -> entry.stringOrEmpty("Id"), one);
  }

  /**
   * Handles each entry by itself.
   *
   * @param one handles an entry and returns its result, to which the id is added; errors are
   *     reported with the entry
   */
  static <T> Struct each(List<T> entries, Function<T, String> ids, Function<T, Struct> one) {
    List<Struct> successful = new ArrayList<>(entries.size());
    List<Struct> failed = new ArrayList<>();
    for (T entry : entries) {
      String id = ids.apply(entry);
      try {
        successful.add(one.apply(entry).with("Id", id));
      } catch (AwsError e) {
        failed.add(failure(id, e));
      }
    }
    return new Struct().withNonEmpty("Successful", successful).withNonEmpty("Failed", failed);
  }

  private static Struct failure(String id, AwsError error) {
    return new Struct()
        .with("Id", id)
        .with("SenderFault", error.isSenderFault())
        .with("Code", error.code())
        .with("Message", error.text());
  }
}
