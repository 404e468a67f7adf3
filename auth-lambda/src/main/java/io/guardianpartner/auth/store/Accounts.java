package io.guardianpartner.auth.store;

import static io.guardianpartner.auth.store.Items.CPF;
import static io.guardianpartner.auth.store.Items.EXPIRES;
import static io.guardianpartner.auth.store.Items.KEY;
import static io.guardianpartner.auth.store.Items.USERNAME;
import static io.guardianpartner.auth.store.Items.key;
import static io.guardianpartner.auth.store.Items.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Whose CPF is whose, and sign-ups under way. Names persons by pseudonyms and by Cognito's user names only. */
public final class Accounts {

    /**
     * A sign-up under way.
     *
     * @param username in Cognito
     * @param cpf pseudonym of the CPF that is to be bound to it
     */
    public record SignUp(String username, String cpf) {}

    private static final String SIGN_UP = "sign-up";
    private static final String OF_CPF = "cpf";
    private static final String OF_USER = "user";
    private static final int TRIES = 5;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public Accounts(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** @param id pseudonym of the sign-up's own id */
    public void begin(String id, SignUp signUp, Duration validity) {
        Map<String, AttributeValue> item = new HashMap<>(key(SIGN_UP, id));
        item.put(USERNAME, text(signUp.username()));
        item.put(CPF, text(signUp.cpf()));
        item.put(EXPIRES, Items.number(clock.instant().plus(validity).getEpochSecond()));
        dynamo.putItem(request -> request.tableName(table).item(item)
            .conditionExpression("attribute_not_exists(" + KEY + ")"));
    }

    /** A sign-up that is under way and not over. */
    public Optional<SignUp> underWay(String id) {
        return read(SIGN_UP, id)
            .filter(item -> Long.parseLong(item.get(EXPIRES).n()) > clock.instant().getEpochSecond())
            .map(item -> new SignUp(item.get(USERNAME).s(), item.get(CPF).s()));
    }

    /**
     * Ends a sign-up whose user has proven the e-mail address: binds the CPF to the user, unless it is another's already. Done
     * twice, it is done once.
     */
    public void finish(String id, SignUp signUp) {
        Map<String, AttributeValue> user = Map.of(":user", text(signUp.username()));
        Map<String, AttributeValue> ofCpf = new HashMap<>(key(OF_CPF, signUp.cpf()));
        ofCpf.put(USERNAME, text(signUp.username()));
        Map<String, AttributeValue> ofUser = new HashMap<>(key(OF_USER, signUp.username()));
        ofUser.put(CPF, text(signUp.cpf()));
        boolean bound = write(List.of(
            TransactWriteItem.builder().put(Put.builder().tableName(table).item(ofCpf)
                .conditionExpression("attribute_not_exists(" + KEY + ") OR " + USERNAME + " = :user")
                .expressionAttributeValues(user).build()).build(),
            TransactWriteItem.builder().put(Put.builder().tableName(table).item(ofUser).build()).build(),
            TransactWriteItem.builder().delete(Delete.builder().tableName(table).key(key(SIGN_UP, id)).build())
                .build()));
        if (!bound) {
            abandon(id);
        }
    }

    public void abandon(String id) {
        dynamo.deleteItem(request -> request.tableName(table).key(key(SIGN_UP, id)));
    }

    /** The user name to which a CPF is bound. */
    public Optional<String> usernameOf(String cpf) {
        return read(OF_CPF, cpf).map(item -> item.get(USERNAME).s());
    }

    /** Erases what is kept of a user; nothing, if nothing is. */
    public void forget(String username) {
        Optional<String> cpf = read(OF_USER, username).map(item -> item.get(CPF).s());
        if (cpf.isEmpty()) {
            return;
        }
        write(List.of(
            TransactWriteItem.builder().delete(Delete.builder().tableName(table).key(key(OF_CPF, cpf.get()))
                .conditionExpression("attribute_not_exists(" + KEY + ") OR " + USERNAME + " = :user")
                .expressionAttributeValues(Map.of(":user", text(username))).build()).build(),
            TransactWriteItem.builder().delete(Delete.builder().tableName(table).key(key(OF_USER, username)).build())
                .build()));
    }

    private Optional<Map<String, AttributeValue>> read(String kind, String name) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(table).key(key(kind, name))
            .consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** @return whether the conditions held */
    private boolean write(List<TransactWriteItem> writes) {
        for (int tries = 1;; tries++) {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (Items.isRefused(e)) {
                    return false;
                }
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
