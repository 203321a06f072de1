package dev.cyclonelariat.cli.doctor;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.cli.aws.UnreachableException;
import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.MissingSettingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;

/** Looks at what leads to AWS, each thing once those before it are right. */
final class AwsChecks {

  private static final String BROKER = "broker";
  private static final String CREDENTIALS = "credentials";
  private static final String CLOCK = "clock";
  private static final String ACCOUNT = "account";

  private final Lariat lariat;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();

  AwsChecks(Lariat lariat, Clock clock) {
    this.lariat = lariat;
    this.clock = clock;
  }

  List<Finding> findings(Set<Purpose> purposes) {
    Account account = account();
    if (account == null) {
      Stream.of(BROKER, CREDENTIALS, CLOCK, ACCOUNT)
          .forEach(check -> findings.add(Finding.skipped(check, "region and account come first")));
    } else if (reach(account)) {
      purposes.forEach(this::tryOut);
    }
    return findings;
  }

  private @Nullable Account account() {
    try {
      Account account = lariat.location().account().get();
      findings.add(Finding.ok("region", account.region()));
      return account;
    } catch (MissingSettingException e) {
      findings.add(Finding.wrong(e.setting(), e.problem(), Setting.remedy(e)));
      return null;
    }
  }

  /** One call tells of the way there, the credentials, both clocks, and whose topics they see. */
  private boolean reach(Account account) {
    try {
      ListTopicsResponse topics = lariat.snsClient().listTopics();
      findings.add(Finding.ok(BROKER, address() + " answers"));
      findings.add(Finding.ok(CREDENTIALS, "accepted"));
      lookAtClock(topics.sdkHttpResponse());
      findings.add(account(account, topics));
      return true;
    } catch (SdkException e) {
      Optional<UnreachableException> unreachable = unreachable(e);
      if (unreachable.isPresent()) {
        findings.add(
            Finding.wrong(
                BROKER,
                address() + " does not answer",
                String.valueOf(unreachable.get().getMessage())));
        return false;
      }
      return refused(e);
    }
  }

  private boolean refused(SdkException e) {
    AwsFailure failure = AwsFailure.of(e);
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      findings.add(Finding.ok(BROKER, address() + " answers"));
      lookAtClock(service.awsErrorDetails().sdkHttpResponse());
      if (failure.isForbidden()) {
        findings.add(Finding.ok(CREDENTIALS, "known, though they may not list topics"));
        return true;
      }
    }
    findings.add(
        Finding.wrong(
            CREDENTIALS,
            failure.text(),
            "set AWS_KEY and AWS_SECRET_KEY (AWS_SESSION_TOKEN too, when they are temporary), or"
                + " whatever else the AWS SDK's default chain reads"));
    return false;
  }

  private String address() {
    return lariat.settings().endpoint() == null
        ? "AWS"
        : String.valueOf(lariat.settings().endpoint());
  }

  private void lookAtClock(@Nullable SdkHttpResponse response) {
    findings.add(
        Optional.ofNullable(response)
            .flatMap(answer -> answer.firstMatchingHeader("Date"))
            .map(date -> ClockCheck.finding(date, clock.instant()))
            .orElse(Finding.skipped(CLOCK, "the answer says no time")));
  }

  /** Credentials of another account see that one's topics, and none of this. */
  private static Finding account(Account account, ListTopicsResponse topics) {
    Set<String> seen = new TreeSet<>();
    topics.topics().forEach(topic -> seen.add(Arn.parse(topic.topicArn()).account()));
    if (seen.isEmpty()) {
      return Finding.note(
          ACCOUNT, account.id() + ", in which these credentials see no topic yet", "check the id");
    }
    return seen.contains(account.id())
        ? Finding.ok(ACCOUNT, account.id())
        : Finding.wrong(
            ACCOUNT,
            account.id() + ", but these credentials are of " + String.join(", ", seen),
            "say --account " + seen.iterator().next() + ", or use credentials of " + account.id());
  }

  private static Optional<UnreachableException> unreachable(Throwable e) {
    return Stream.<@Nullable Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(UnreachableException.class::isInstance)
        .map(UnreachableException.class::cast)
        .findFirst();
  }

  private void tryOut(Purpose purpose) {
    Calls calls = new Calls(lariat);
    List<String> forbidden = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<Probe> probes = Objects.requireNonNull(Calls.PROBES.get(purpose));
    for (Probe probe : probes) {
      try {
        probe.call().accept(calls);
      } catch (SdkException e) {
        AwsFailure failure = AwsFailure.of(e);
        if (failure.isForbidden()) {
          forbidden.add(probe.action());
        } else if (!failure.isMissing()) {
          failed.add(probe.action() + ": " + failure.text());
        }
      }
    }
    findings.add(permissions(purpose, probes.size(), forbidden, failed));
  }

  private static Finding permissions(
      Purpose purpose, int tried, List<String> forbidden, List<String> failed) {
    String check = "may " + purpose.word();
    if (!forbidden.isEmpty()) {
      return Finding.wrong(
          check,
          "not allowed: " + String.join(", ", forbidden),
          "lariat iam " + purpose.word() + " prints the policy that these credentials need");
    } else if (!failed.isEmpty()) {
      return Finding.wrong(check, String.join("; ", failed), "try again; --verbose shows more");
    }
    String limit = purpose == Purpose.MIGRATE ? "; creating and deleting are not tried" : "";
    return Finding.ok(check, tried + " harmless calls were allowed" + limit);
  }
}
