package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.resource.Arn;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs of queues that a seed file names.
 *
 * @param account of those for which the file names none
 * @param region of those for which the file names none
 */
record QueueNames(String account, String region) {

  /** What is an ARN already stays one. */
  String arn(String nameOrArn, @Nullable String otherAccount, @Nullable String otherRegion) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : new Arn(
                "aws",
                "sqs",
                otherRegion == null ? region : otherRegion,
                otherAccount == null ? account : otherAccount,
                nameOrArn)
            .toString();
  }
}
