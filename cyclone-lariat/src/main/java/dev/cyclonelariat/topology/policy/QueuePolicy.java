package dev.cyclonelariat.topology.policy;

import dev.cyclonelariat.resource.Arn;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A queue's policy, of which one statement is ours: it lets SNS send messages of the listed topics.
 * All other statements stay as they are. Immutable.
 */
public final class QueuePolicy {

  /** How our statement is told from others. */
  public static final String SID = "cyclone-lariat";

  /** More AWS does not keep (quotas of Amazon SQS). */
  private static final int MOST_BYTES = 8_192;

  private static final int MOST_STATEMENTS = 20;
  private static final String VERSION = "2012-10-17";

  private final Arn queue;
  private final ObjectNode document;

  private QueuePolicy(Arn queue, ObjectNode document) {
    this.queue = queue;
    this.document = document;
  }

  /**
   * Reads the queue's attribute {@code Policy}.
   *
   * @param text null or empty if it has none
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static QueuePolicy parse(Arn queue, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new QueuePolicy(queue, JsonText.object().put("Version", VERSION));
    }
    return new QueuePolicy(
        queue,
        JsonText.tree(text)
            .orElseThrow(() -> new IllegalArgumentException("its policy is no JSON object")));
  }

  /** The topics our statement lists, and patterns where they were too many; empty without it. */
  public SortedSet<String> sources() {
    SortedSet<String> sources = new TreeSet<>();
    for (JsonNode statement : statements(document)) {
      if (isOurs(statement)) {
        JsonNode arns = statement.path("Condition").path("ArnLike").path("aws:SourceArn");
        // AWS writes a list of one as a text.
        (arns.isArray() ? arns : JsonText.object().arrayNode().add(arns))
            .forEach(arn -> sources.add(arn.asString()));
      }
    }
    return sources;
  }

  /** Whether our statement lets a topic send. */
  public boolean allows(Arn topic) {
    String arn = topic.toString();
    return sources().stream()
        .anyMatch(
            source ->
                source.endsWith("*")
                    ? arn.startsWith(source.substring(0, source.length() - 1))
                    : arn.equals(source));
  }

  /** Whether the Ruby gem's statement is there, which lets everybody do everything. */
  public boolean hasOpenStatement() {
    return statements(document).valueStream().anyMatch(this::isGems);
  }

  /** Whether a statement that is not ours allows something to somebody. */
  public boolean hasOtherAllowance() {
    return statements(document)
        .valueStream()
        .anyMatch(other -> !isOurs(other) && "Allow".equals(other.path("Effect").asString("")));
  }

  /** Without the Ruby gem's statement. */
  public QueuePolicy withoutOpenStatement() {
    ObjectNode rest = without(this::isGems);
    // The gem's policies have no version; those of others keep theirs.
    return statements(rest).isEmpty() ? parse(queue, null) : new QueuePolicy(queue, rest);
  }

  /**
   * With our statement letting a topic send. When the topics become too many for the policy, one
   * pattern for each account takes their place.
   *
   * @throws IllegalArgumentException if AWS would not keep the policy
   */
  public QueuePolicy allowing(Arn topic) {
    if (allows(topic)) {
      return this;
    }
    SortedSet<String> sources = sources();
    sources.add(topic.toString());
    QueuePolicy listed = with(sources);
    return (listed.bytes() <= MOST_BYTES ? listed : with(patterns(sources))).checked();
  }

  /** Without a topic in our statement, which goes with the last one; patterns stay. */
  public QueuePolicy refusing(Arn topic) {
    SortedSet<String> sources = sources();
    return sources.remove(topic.toString()) ? with(sources) : this;
  }

  /**
   * With our statement for these topics and no others.
   *
   * @throws IllegalArgumentException if AWS would not keep the policy
   */
  public QueuePolicy allowingOnly(Collection<Arn> topics) {
    QueuePolicy policy = with(new TreeSet<>());
    for (Arn topic : topics) {
      policy = policy.allowing(topic);
    }
    return policy;
  }

  private QueuePolicy with(SortedSet<String> sources) {
    ObjectNode changed = without(QueuePolicy::isOurs);
    if (!sources.isEmpty()) {
      ObjectNode ours = statements(changed).addObject();
      ours.put("Sid", SID).put("Effect", "Allow");
      ours.putObject("Principal").put("Service", "sns.amazonaws.com");
      ours.put("Action", "sqs:SendMessage").put("Resource", queue.toString());
      ArrayNode arns = ours.putObject("Condition").putObject("ArnLike").putArray("aws:SourceArn");
      sources.forEach(arns::add);
    }
    return new QueuePolicy(queue, changed);
  }

  /** For each account one pattern: what the ARNs of its topics have in common at the beginning. */
  private static SortedSet<String> patterns(SortedSet<String> arns) {
    return arns.stream()
        .collect(Collectors.groupingBy(arn -> arn.substring(0, arn.lastIndexOf(':'))))
        .values()
        .stream()
        .map(QueuePolicy::pattern)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ARNs are sorted, so what the first and the last have in common all have. */
  private static String pattern(List<String> arns) {
    String first = arns.get(0);
    String last = arns.get(arns.size() - 1);
    int same = 0;
    while (same < Math.min(first.length(), last.length())
        && first.charAt(same) == last.charAt(same)) {
      same++;
    }
    return arns.size() == 1 ? first : first.substring(0, same) + "*";
  }

  private QueuePolicy checked() {
    int statements = statements(document).size();
    if (bytes() > MOST_BYTES || statements > MOST_STATEMENTS) {
      throw new IllegalArgumentException(
          "its policy would have "
              + bytes()
              + " bytes and "
              + statements
              + " statements; AWS allows "
              + MOST_BYTES
              + " and "
              + MOST_STATEMENTS
              + ": take statements of others away");
    }
    return this;
  }

  private int bytes() {
    return text().getBytes(StandardCharsets.UTF_8).length;
  }

  private ObjectNode without(Predicate<JsonNode> unwanted) {
    ObjectNode copy = document.deepCopy();
    ArrayNode kept = copy.arrayNode();
    statements(document).valueStream().filter(unwanted.negate()).forEach(kept::add);
    copy.set("Statement", kept);
    return copy;
  }

  private static ArrayNode statements(ObjectNode document) {
    JsonNode statements = document.path("Statement");
    if (statements instanceof ArrayNode array) {
      return array;
    }
    ArrayNode array = document.arrayNode();
    return statements.isObject() ? array.add(statements) : array;
  }

  private static boolean isOurs(JsonNode statement) {
    return SID.equals(statement.path("Sid").asString(""));
  }

  private boolean isGems(JsonNode statement) {
    return queue.toString().equals(statement.path("Sid").asString(""));
  }

  /** As AWS takes it: empty for no policy. */
  public String text() {
    return statements(document).isEmpty() ? "" : document.toString();
  }
}
