package dev.cyclonelariat.local.protocol;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The operations of SNS or of SQS. */
public interface Service {

  /**
   * Performs an operation.
   *
   * @return the answer, perhaps later; null if there is no such operation
   * @throws AwsError if it is refused
   */
  @Nullable CompletionStage<Struct> call(Call call);
}
