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

  /** AWS's endpoints name the region; those in a VPC and some stand-ins do so too. */
  private static final Pattern HOST_WITH_REGION =
      Pattern.compile("(?:.*\\.)?sqs\\.(?<region>[a-z]+(?:-[a-z]+)+-\\d+)\\..+");

  /** Services say these wherever they mean, so that settings may lead elsewhere. */
  private static final Pattern PUBLIC_HOST =
      Pattern.compile("sqs\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?");

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
    String host = String.valueOf(url.endpoint().getHost());
    Matcher withRegion = HOST_WITH_REGION.matcher(host);
    if (withRegion.matches()) {
      settings.region(withRegion.group("region"));
    }
    return PUBLIC_HOST.matcher(host).matches() ? settings : settings.endpoint(url.endpoint());
  }

  /** What requests carry. */
  public QueueUrl url(Location location) {
    return url == null ? location.url(queue) : url;
  }
}
