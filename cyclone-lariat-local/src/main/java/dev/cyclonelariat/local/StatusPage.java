package dev.cyclonelariat.local;

import dev.cyclonelariat.local.http.HttpExchange;
import dev.cyclonelariat.local.http.HttpHandler;
import dev.cyclonelariat.local.http.HttpRequest;
import dev.cyclonelariat.local.http.HttpResponse;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.local.view.SubscriptionView;
import dev.cyclonelariat.local.view.TopicView;
import dev.cyclonelariat.local.view.Views;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A read-only page for browsers: queues with their counts, topics with their subscriptions. */
final class StatusPage implements HttpHandler {
  private static final int DROPPED_SHOWN = 20;
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="refresh" content="3">
      <title>Local SNS and SQS</title>
      <style>
      body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em }
      table { border-collapse: collapse; margin-bottom: 2em; width: 100% }
      th, td { border-bottom: 1px solid #ddd; padding: .3em .6em; text-align: left }
      td.number, th.number { text-align: right }
      .none { color: #777 }
      </style>
      </head>
      <body>
      """;

  private final String title;
  private final Views views;
  private final DeliveryRecord record;

  /**
   * The page.
   *
   * @param title such as the endpoint
   */
  StatusPage(String title, Views views, DeliveryRecord record) {
    this.title = title;
    this.views = views;
    this.record = record;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    if (!request.path().equals("/")) {
      exchange.respond(
          HttpResponse.of(404, "text/plain", "Not found\n".getBytes(StandardCharsets.UTF_8)));
      return;
    }
    exchange.respond(
        HttpResponse.of(200, "text/html; charset=utf-8", html().getBytes(StandardCharsets.UTF_8)));
  }

  private String html() {
    StringBuilder out = new StringBuilder(HEAD);
    out.append("<h1>Local SNS and SQS</h1>\n<p>").append(escape(title)).append("</p>\n");
    table(
        out,
        "Queues",
        List.of(
            "Account",
            "Region",
            "Name",
            "#Available",
            "#In flight",
            "#Delayed",
            "#Waiting receives"),
        views.queues(),
        StatusPage::cells);
    table(
        out,
        "Topics",
        List.of("Account", "Region", "Name", "Subscriptions"),
        views.topics(),
        StatusPage::cells);
    long dropped = record.count(Kind.DROPPED);
    List<List<String>> latest =
        record.events(Kind.DROPPED).stream()
            .map(e -> List.of(e.at().toString(), e.resourceName(), String.valueOf(e.detail())))
            .toList();
    table(
        out,
        "Dropped messages: " + dropped,
        List.of("When", "Queue", "Topic and reason"),
        latest.subList(Math.max(0, latest.size() - DROPPED_SHOWN), latest.size()),
        Function.identity());
    return out.append("</body>\n</html>\n").toString();
  }

  private static List<String> cells(QueueView queue) {
    return List.of(
        queue.account(),
        queue.region(),
        queue.name(),
        Integer.toString(queue.available()),
        Integer.toString(queue.inFlight()),
        Integer.toString(queue.delayed()),
        Integer.toString(queue.waiting()));
  }

  private static List<String> cells(TopicView topic) {
    StringBuilder subscriptions = new StringBuilder();
    for (SubscriptionView one : topic.subscriptions()) {
      subscriptions
          .append(subscriptions.isEmpty() ? "" : ", ")
          .append(one.queueArn().substring(one.queueArn().lastIndexOf(':') + 1))
          .append(one.pending() ? " (not confirmed)" : "");
    }
    return List.of(topic.account(), topic.region(), topic.name(), subscriptions.toString());
  }

  /** A heading that begins with {@code #} marks a column of numbers. */
  private static <T> void table(
      StringBuilder out,
      String caption,
      List<String> headings,
      List<T> rows,
      Function<T, List<String>> cells) {
    out.append("<h2>").append(escape(caption)).append("</h2>\n");
    if (rows.isEmpty()) {
      out.append("<p class=\"none\">none</p>\n");
      return;
    }
    out.append("<table>\n<tr>");
    for (String heading : headings) {
      boolean number = heading.startsWith("#");
      out.append(number ? "<th class=\"number\">" : "<th>")
          .append(escape(number ? heading.substring(1) : heading))
          .append("</th>");
    }
    out.append("</tr>\n");
    for (T row : rows) {
      List<String> texts = cells.apply(row);
      out.append("<tr>");
      for (int i = 0; i < texts.size(); i++) {
        out.append(headings.get(i).startsWith("#") ? "<td class=\"number\">" : "<td>")
            .append(escape(texts.get(i)))
            .append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
