namespace AosOps.Json;

/// <summary>What a <see cref="JsonCursor"/> stands on. An empty container is a token of its own: it is a leaf.</summary>
internal enum JsonToken : byte
{
    None,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    Name,
    String,
    Number,
    True,
    False,
    Null,
    EmptyObject,
    EmptyArray,
}
