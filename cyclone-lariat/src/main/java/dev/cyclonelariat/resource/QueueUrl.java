package dev.cyclonelariat.resource;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a queue, {@code <endpoint>/<account>/<name>}. Which endpoint a request goes to is the
 * client's choice; account and name alone say which queue is meant.
 *
 * @param endpoint everything before the account, without a slash at the end
 * @param account the owner's account id
 * @param name the queue's name
 */
public record QueueUrl(URI endpoint, String account, String name) {

  private static final Pattern FORM = Pattern.compile("(https?://[^/].*?)/([^/]+)/([^/]+)");

  /**
   * The URL of AWS's own endpoint, in whatever partition: {@code
   * https://sqs.eu-west-1.amazonaws.com/123456789012/name}.
   */
  static QueueUrl of(Account account, String name) {
    URI endpoint =
        URI.create("https://sqs." + account.region() + "." + account.partition().domain());
    return new QueueUrl(endpoint, account.id(), name);
  }

  /**
   * Reads a URL, of whatever endpoint.
   *
   * @throws InvalidNameException if the text is no URL that ends with an account and a name
   */
  public static QueueUrl parse(String text) {
    Matcher url = FORM.matcher(text);
    if (!url.matches()) {
      throw new InvalidNameException(
          "Not a queue URL (<endpoint>/<account>/<name>): '" + text + "'");
    }
    try {
      return new QueueUrl(new URI(url.group(1)), url.group(2), url.group(3));
    } catch (URISyntaxException e) {
      throw new InvalidNameException("Not a queue URL: '" + text + "'");
    }
  }

  /** The same queue reached through another endpoint. */
  public QueueUrl at(URI otherEndpoint) {
    String text = otherEndpoint.toString();
    return new QueueUrl(URI.create(text.replaceAll("/+$", "")), account, name);
  }

  /** The URL as requests carry it. */
  @Override
  public String toString() {
    return endpoint + "/" + account + "/" + name;
  }
}
