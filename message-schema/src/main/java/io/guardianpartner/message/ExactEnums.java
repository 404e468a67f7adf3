package io.guardianpartner.message;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;

/** Reads enums by their names to the letter, where Jackson's own reader would take {@code " MEAL "} too. */
final class ExactEnums extends BeanDeserializerModifier {

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
        BeanDescription description, JsonDeserializer<?> jacksons) {
        return of(type.getRawClass().asSubclass(Enum.class));
    }

    private static <E extends Enum<E>> JsonDeserializer<E> of(Class<E> type) {
        return new TextDeserializer<>(type, name -> Enum.valueOf(type, name));
    }
}
