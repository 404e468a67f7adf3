package io.guardianpartner.orders.dynamodb;

import org.apache.camel.model.ProcessorDefinition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The template by which every item that others may change is changed: read, decide, put on a condition; on a conflict wait a
 * little and do all of that again.
 */
public final class ItemUpdates {

    private ItemUpdates() {}

    // @formatter:off
    /**
     * Appends the template to a route that has set {@link ItemUpdate#VARIABLE}; the body stays as it is.
     *
     * @param table the endpoint of the table, without its operation
     * @param item the name that its steps carry
     */
    public static ProcessorDefinition<?> update(ProcessorDefinition<?> route, String table, String item) {
        return route
            .loopDoWhile(ItemUpdateSteps::isOpen).id("until-" + item + "-is-decided")
                .filter(ItemUpdateSteps::isToBeRead).id("if-" + item + "-is-to-be-read")
                    .process(ItemUpdateSteps::ask).id("key-of-" + item)
                    .to(table + "&operation=GetItem").id("get-" + item)
                .end()
                .process(ItemUpdateSteps::decide).id("decide-" + item)
                .filter(ItemUpdateSteps::isToBePut).id("if-" + item + "-is-to-be-put")
                    .doTry().id("try-to-put-" + item)
                        .to(table + "&operation=PutItem").id("put-" + item)
                        .process(ItemUpdateSteps::stored).id(item + "-is-stored")
                    .doCatch(ConditionalCheckFailedException.class)
                        .process(ItemUpdateSteps::conflict).id("conflict-of-" + item)
                        .delay().exchange(ItemUpdateSteps::pause).syncDelayed().id("wait-after-conflict-of-" + item).end()
                        .end()
                    .end()
                .end()
            .end();
    }
    // @formatter:on
}
