package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.QueueUrl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The queue a human named: by its name, or by its URL, which also says where it is.
 *
 * @param queue the queue
 * @param url the URL given, or null
 */
public record QueueTarget(Queue queue, @Nullable QueueUrl url) {

  /** AWS's own endpoints name the region; one in front of them, such as a VPC's, does so too. */
  private static final Pattern REGION =
      Pattern.compile("(?<before>.*\\.)?sqs\\.(?<region>[a-z0-9-]+)\\..+");

  /**
   * Reads a name or URL.
   *
   * @throws dev.cyclonelariat.resource.InvalidNameException if it is neither
   */
  public static QueueTarget parse(String text) {
    if (text.startsWith("https://") || text.startsWith("http://")) {
      QueueUrl url = QueueUrl.parse(text);
      return new QueueTarget(Queue.parse(url.name()), url);
    }
    return new QueueTarget(Queue.parse(text), null);
  }

  /** The settings, changed to reach the region and endpoint of the URL. */
  public LariatSettings.Builder applyTo(LariatSettings.Builder settings) {
    if (url == null) {
      return settings;
    }
    Matcher host = REGION.matcher(String.valueOf(url.endpoint().getHost()));
    boolean namesRegion = host.matches();
    if (namesRegion) {
      settings.region(host.group("region"));
    }
    return namesRegion && host.group("before") == null
        ? settings
        : settings.endpoint(url.endpoint());
  }

  /** What requests carry. */
  public QueueUrl url(Location location) {
    return url == null ? location.url(queue) : url;
  }
}
