/** What SNS and SQS promise their callers, checked through the AWS SDK against several brokers. */
@NullMarked
package dev.cyclonelariat.local.contract;

import org.jspecify.annotations.NullMarked;
