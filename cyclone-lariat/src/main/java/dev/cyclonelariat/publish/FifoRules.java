package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What AWS asks of group and deduplication ids (SQS SendMessage, SNS Publish). */
final class FifoRules {

  /** Up to 128 letters, digits and ASCII punctuation. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

  private FifoRules() {}

  static void check(Message message, Address address, boolean fair) {
    String resource = address.resource();
    boolean fifo = address.isFifo();
    if (fifo && message.groupId() == null) {
      throw new PublishRefusedException("Group id must be defined for FIFO resources: " + resource);
    }
    if (!fifo && message.deduplicationId() != null) {
      throw new PublishRefusedException(
          "Deduplication id is for FIFO resources only: " + resource + " is not one");
    }
    if (!fifo && !fair && message.groupId() != null) {
      throw new PublishRefusedException(
          "Group id is for FIFO resources: "
              + resource
              + " is not one. Say Destination.fifo(), or Destination.fair() if the group is the"
              + " tenant of a fair queue");
    }
    checkId("group id", message.groupId(), resource);
    checkId("deduplication id", message.deduplicationId(), resource);
  }

  private static void checkId(String what, @Nullable String id, String resource) {
    if (id != null && !ID.matcher(id).matches()) {
      throw new PublishRefusedException(
          "A "
              + what
              + " has 1 to 128 letters, digits and ASCII punctuation, unlike '"
              + id
              + "' for "
              + resource);
    }
  }
}
