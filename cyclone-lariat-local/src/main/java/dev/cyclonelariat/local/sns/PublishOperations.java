package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Publish and PublishBatch. */
final class PublishOperations {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_ID_LENGTH = 80;

  private final Topics topics;
  private final FanOut fanOut;
  private final DeliveryRecord record;
  private final Clock clock;

  PublishOperations(Topics topics, FanOut fanOut, DeliveryRecord record, Clock clock) {
    this.topics = topics;
    this.fanOut = fanOut;
    this.record = record;
    this.clock = clock;
  }

  Struct publish(Call call) {
    Topic topic = target(call);
    MessageDraft draft = MessageDraft.read(call.arguments());
    draft.check(topic);
    return publish(call, topic, draft);
  }

  private Topic target(Call call) {
    String arn = call.arguments().string("TopicArn");
    String targetArn = call.arguments().string("TargetArn");
    if (arn != null) {
      return topics.get(arn, call.caller(), "TopicArn");
    }
    if (targetArn == null) {
      throw SnsErrors.invalid("TopicArn or TargetArn Reason: no value for required parameter");
    }
    if (targetArn.contains(":endpoint/")) {
      throw SnsErrors.invalid("TargetArn Reason: No endpoint found for the target arn specified");
    }
    return topics.get(targetArn, call.caller(), "TargetArn");
  }

  Struct publishBatch(Call call) {
    Topic topic = topics.get(call.arguments().stringOrEmpty("TopicArn"), call.caller(), "TopicArn");
    List<Arguments> entries = call.arguments().structs("PublishBatchRequestEntries");
    checkEntries(entries);
    List<MessageDraft> drafts = entries.stream().map(MessageDraft::read).toList();
    if (drafts.stream().mapToInt(MessageDraft::size).sum()
        > topic.attributes().maximumMessageSize()) {
      throw SnsErrors.batchTooLong();
    }
    drafts.forEach(draft -> draft.check(topic));
    List<Struct> successful = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      successful.add(publish(call, topic, drafts.get(i)).with("Id", entries.get(i).string("Id")));
    }
    return new Struct().with("Successful", successful).with("Failed", List.of());
  }

  private static void checkEntries(List<Arguments> entries) {
    if (entries.isEmpty()) {
      throw SnsErrors.emptyBatch();
    }
    if (entries.size() > MAX_ENTRIES) {
      throw SnsErrors.tooManyEntries();
    }
    Set<String> ids = new HashSet<>();
    for (Arguments entry : entries) {
      String id = entry.stringOrEmpty("Id");
      if (id.length() > MAX_ID_LENGTH || !Characters.isPlainName(id)) {
        throw SnsErrors.invalidBatchEntryId();
      }
      if (!ids.add(id)) {
        throw SnsErrors.batchIdsNotDistinct();
      }
    }
  }

  private Struct publish(Call call, Topic topic, MessageDraft draft) {
    Topic.Published published =
        topic.attributes().isFifo()
            ? publishOnce(call, topic, draft)
            : deliver(call, topic, draft, null);
    return new Struct()
        .with("MessageId", published.messageId())
        .with("SequenceNumber", published.sequenceNumber());
  }

  private Topic.Published publishOnce(Call call, Topic topic, MessageDraft draft) {
    String id = draft.deduplicationId() == null ? draft.body().sha256() : draft.deduplicationId();
    String key = topic.attributes().deduplicatesPerGroup() ? draft.groupId() + '\0' + id : id;
    Topic.Published earlier = topic.deduplication().find(key, clock.millis());
    if (earlier != null) {
      record.add(
          Kind.DEDUPLICATED, clock.millis(), topic.arnText(), earlier.messageId(), null, null);
      return earlier;
    }
    Topic.Published published = deliver(call, topic, draft, id);
    topic.deduplication().remember(key, published, clock.millis());
    return published;
  }

  private Topic.Published deliver(
      Call call, Topic topic, MessageDraft draft, @Nullable String deduplicationId) {
    boolean fifo = topic.attributes().isFifo();
    Publication publication =
        new Publication(
            MessageIds.next(),
            topic,
            draft.sqsText(),
            draft.sqsBody(),
            draft.subject(),
            draft.attributes(),
            draft.groupId(),
            deduplicationId,
            fifo ? topic.nextSequenceNumber() : null,
            call.traceHeader(),
            clock.millis());
    record.add(
        Kind.PUBLISHED,
        publication.at(),
        topic.arnText(),
        publication.messageId(),
        publication.rawBody(),
        null);
    fanOut.deliver(publication, call.caller().baseUrl());
    return new Topic.Published(publication.messageId(), publication.sequenceNumber());
  }
}
