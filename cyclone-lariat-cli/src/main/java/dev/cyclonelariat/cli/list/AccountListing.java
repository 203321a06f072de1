package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.arguments.InstanceOptions;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;

/** What the commands that list an account have in common. */
final class AccountListing {

  @Mixin private InstanceOptions instances;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  /**
   * Lists all things of one kind.
   *
   * @param noun what they are called
   * @param isShown tells whether one is shown, given which resources are
   * @param row how one is shown
   */
  <T> void print(
      Shell shell,
      String noun,
      Function<LiveTopology, List<T>> list,
      BiPredicate<Predicate<Resource>, T> isShown,
      RowMaker<T> row) {
    LariatSettings settings = aws.settings(shell.environment()).build();
    try (AwsSession session = new AwsSession(settings);
        Listing listing = new Listing(shell, output, 0, ResourceRow.HEADINGS)) {
      List<T> all = list.apply(session.lariat().topology().build());
      Predicate<Resource> shown = instances.shown(settings);
      List<T> some = all.stream().filter(thing -> isShown.test(shown, thing)).toList();
      Account account = session.lariat().location().account().get();
      listing.printAll(some.stream().map(thing -> row.of(thing, account)).sorted());
      if (some.size() < all.size() || some.isEmpty()) {
        shell.tell(remark(noun, some.size(), all.size(), instances.name(settings)));
      }
    }
  }

  private static String remark(String noun, int shown, int all, String instance) {
    if (all == 0) {
      return "There are no " + noun;
    }
    return "Of "
        + all
        + " "
        + noun
        + " "
        + shown
        + " are shown, of instance "
        + instance
        + ": --all-instances shows all";
  }

  /** Makes a row. */
  interface RowMaker<T> {
    ResourceRow of(T thing, Account account);
  }
}
