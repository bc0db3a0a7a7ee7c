namespace AosOps.Golden;

/// <summary>The type of a leaf's value. An empty container is a leaf.</summary>
public enum LeafType
{
    /// <summary>The file has no such leaf.</summary>
    Absent,

    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An empty object.</summary>
    Object,

    /// <summary>An empty list.</summary>
    Array,
}
