package dev.cyclonelariat.foreign;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes the uuid that a foreign message is known by. */
final class ForeignId {

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private ForeignId() {}

  /**
   * The id itself if it is a uuid, as those of SQS are; else one made of the id and the queue, as
   * ids such as {@code 1} are unique to their sender only.
   */
  static UUID uuid(String queue, String id) {
    return UUID_FORM.matcher(id).matches()
        ? UUID.fromString(id)
        : UUID.nameUUIDFromBytes((queue + '\n' + id).getBytes(StandardCharsets.UTF_8));
  }
}
