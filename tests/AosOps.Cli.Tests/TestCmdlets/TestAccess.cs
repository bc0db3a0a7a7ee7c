using System;

namespace AosOps.Commands.Testing;

/// <summary>Flags.</summary>
[Flags]
public enum TestAccess
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Write.</summary>
    Write = 2,

    /// <summary>Execute.</summary>
    Execute = 4,
}
