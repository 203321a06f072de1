package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;

/** The message breaks a rule of SNS or SQS; nothing was sent, and sending again cannot help. */
public final class PublishRefusedException extends LariatException {

  private static final long serialVersionUID = 1L;

  PublishRefusedException(String message) {
    super(message);
  }
}
