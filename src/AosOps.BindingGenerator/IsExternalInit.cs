namespace System.Runtime.CompilerServices;

/// <summary>What records need, and the base library of the compiler's extensions does not have.</summary>
internal static class IsExternalInit;
