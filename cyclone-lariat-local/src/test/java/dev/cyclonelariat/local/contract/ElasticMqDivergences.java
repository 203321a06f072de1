package dev.cyclonelariat.local.contract;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Where ElasticMQ 1.7.1 departs from SQS, with the reason. The cases are run all the same: one that
 * passes no longer belongs here.
 */
final class ElasticMqDivergences implements InvocationInterceptor {
  private static final Map<String, String> REASONS = reasons();

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put(
        "BatchContractTest.aFifoBatchNeedsGroupsInAllEntries",
        "reports a missing group with the entry");
    reasons.put(
        "BatchContractTest.allEntriesTogetherHaveUpToOneMebibyte",
        "limits each message, not a batch");
    reasons.put(
        "BatchContractTest.anEmptyBatchIsRefused", "answers an empty batch with an empty result");
    reasons.put("BatchContractTest.idsAreChecked", "takes any text as the id of an entry");
    reasons.put(
        "DeadLetterContractTest.aDeadLetterQueueChoosesItsSources", "has no RedriveAllowPolicy");
    reasons.put(
        "DeadLetterContractTest.aSlowMoveCanBeCancelled",
        "leaves a second move of a queue without an answer");
    reasons.put(
        "DeadLetterContractTest.bothQueuesMustBeOfOneType",
        "lets a FIFO queue give its dead letters to a standard one");
    reasons.put(
        "DeadLetterContractTest.deadLettersMoveBackToWhereTheyCameFrom",
        "leaves a move without a destination without an answer");
    reasons.put("DeadLetterContractTest.itsSourcesAreListed", "lists no sources");
    reasons.put(
        "DeadLetterContractTest.movesAreChecked",
        "leaves a move of a queue that is no dead-letter queue without an answer");
    reasons.put(
        "DeadLetterContractTest.redrivePoliciesAreChecked",
        "answers most wrong policies with other codes");
    reasons.put("FifoQueueContractTest.anExpiredHandleIsRefused", "deletes with an expired handle");
    reasons.put("FifoQueueContractTest.deduplicationCanCountPerGroup", "has no DeduplicationScope");
    reasons.put(
        "FifoQueueContractTest.sequenceNumbersRise",
        "counts sequence numbers from 1, so that they do not compare as texts");
    reasons.put(
        "PermissionContractTest.aPermissionIsAStatementOfThePolicy",
        "takes permissions and forgets them");
    reasons.put("PermissionContractTest.actionsAreChecked", "takes permissions and forgets them");
    reasons.put("PermissionContractTest.labelsAreUnique", "takes permissions and forgets them");
    reasons.put(
        "QueueAttributeContractTest.aFifoQueueHasMore",
        "has neither DeduplicationScope nor FifoThroughputLimit");
    reasons.put(
        "QueueAttributeContractTest.aPolicyHasAtMostTwentyStatements",
        "takes a Policy and forgets it");
    reasons.put(
        "QueueAttributeContractTest.aPolicyIsKeptAsItIsAndTakenAwayByAnEmptyOne",
        "takes a Policy and forgets it");
    reasons.put("QueueAttributeContractTest.aPolicyMustBeOne", "takes a Policy and forgets it");
    reasons.put("QueueAttributeContractTest.aQueueHasAtMostFiftyTags", "takes any number of tags");
    reasons.put(
        "QueueAttributeContractTest.aStandardQueueHasDefaults",
        "lacks MaximumMessageSize, MessageRetentionPeriod and SqsManagedSseEnabled");
    reasons.put("QueueAttributeContractTest.encryptionIsKept", "has no KMS attributes");
    reasons.put(
        "QueueAttributeContractTest.highThroughputNeedsDeduplicationPerGroup",
        "has no FifoThroughputLimit");
    reasons.put("QueueAttributeContractTest.rangesAreChecked", "checks no ranges");
    reasons.put("QueueAttributeContractTest.theTypeOfAQueueCannotChange", "ignores the attempt");
    reasons.put(
        "QueueAttributeContractTest.unknownAttributesAreRefused",
        "ignores unknown attributes that are asked for");
    reasons.put(
        "QueueAttributeContractTest.whatIsSetIsKept",
        "takes MaximumMessageSize and MessageRetentionPeriod and forgets them");
    reasons.put(
        "QueueContractTest.aDeletedQueueIsGoneAndItsNameRests",
        "lets a name be used again at once");
    reasons.put(
        "QueueContractTest.aFifoQueuesNameSaysSo",
        "answers a wrong name with InvalidAttributeName");
    reasons.put("QueueContractTest.aPageHasFromOneToAThousand", "lists without pages");
    reasons.put("QueueContractTest.listsComeInPagesWhenAsked", "lists without pages");
    reasons.put(
        "QueueContractTest.namesAreChecked", "answers a wrong name with InvalidAttributeName");
    reasons.put(
        "QueueContractTest.purgingTakesAllMessagesOnceAMinute", "can be purged at any time");
    reasons.put("QueueContractTest.theCodeOfOldSdksIsKept", "sends no x-amzn-query-error");
    reasons.put(
        "ReceivingContractTest.aDeletedMessageCannotBeHidden",
        "has one code for all outdated handles, ReceiptHandleIsInvalid");
    reasons.put(
        "ReceivingContractTest.aMessageReceivedAgainCannotBeHiddenWithTheOldHandle",
        "has one code for all outdated handles, ReceiptHandleIsInvalid");
    reasons.put(
        "ReceivingContractTest.anOutdatedHandleDoesNotDelete",
        "refuses to delete with an outdated handle");
    reasons.put("ReceivingContractTest.deletingTwiceIsNoError", "refuses the second deletion");
    reasons.put(
        "ReceivingContractTest.numbersAreChecked",
        "has one code for all wrong values, InvalidAttributeValue");
    reasons.put(
        "ReceivingContractTest.onlyTheWantedMessageAttributesCome",
        "knows no prefixes of attribute names");
    reasons.put(
        "ReceivingContractTest.onlyTheWantedSystemAttributesCome",
        "ignores unknown attributes that are asked for");
    reasons.put("ReceivingContractTest.visibilityTimeoutsAreChecked", "takes any timeout");
    reasons.put(
        "SendAndReceiveContractTest.batchesReportEachEntry",
        "has one code for all wrong values, InvalidAttributeValue");
    reasons.put("SendingContractTest.aBusyTenantDoesNotHoldUpOthers", "has no fair queues");
    reasons.put(
        "SendingContractTest.aMessageHasUpToOneMebibyteWithItsAttributes",
        "does not count attributes against the limit");
    reasons.put(
        "SendingContractTest.aTraceHeaderTravelsAsSystemAttribute",
        "sends no MD5 of system attributes");
    reasons.put(
        "SendingContractTest.anEmptyBodyIsRefused",
        "has one code for all wrong values, InvalidAttributeValue");
    reasons.put(
        "SendingContractTest.atMostTenAttributes",
        "has one code for all wrong values, InvalidAttributeValue");
    reasons.put(
        "SendingContractTest.attributeNamesAreChecked",
        "takes any text as the name of an attribute");
    reasons.put(
        "SendingContractTest.attributeValuesAreChecked",
        "has one code for all wrong values, InvalidAttributeValue");
    reasons.put("SendingContractTest.bytesCountNotCharacters", "has no MaximumMessageSize");
    reasons.put(
        "SendingContractTest.charactersThatXmlCannotCarryAreRefused",
        "has one code for all wrong values, InvalidAttributeValue");
    return reasons;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Contract contract = (Contract) context.getRequiredTestInstance();
    String name =
        context.getRequiredTestClass().getSimpleName()
            + '.'
            + context.getRequiredTestMethod().getName();
    String reason = REASONS.get(name);
    if (reason == null || !contract.broker.name().equals(Brokers.ELASTICMQ)) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (Throwable expected) {
      return;
    }
    throw new AssertionError(name + " passes on ElasticMQ, although it is listed as: " + reason);
  }
}
