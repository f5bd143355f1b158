namespace Katas.Checker.Diagnosing.Rules;

/// <summary>What a failing test complains about, as far as its words tell.</summary>
[Flags]
internal enum FailureKind
{
    /// <summary>Nothing failed.</summary>
    None = 0,

    /// <summary>Values, shapes, types, or exceptions that were expected.</summary>
    Results = 1,

    /// <summary>Gradients that are missing, wrong, or recorded where nobody asks for them.</summary>
    Gradients = 2,

    /// <summary>Tensors that live too long or not long enough, and memory.</summary>
    Lifetimes = 4,

    /// <summary>An exception that nobody expected.</summary>
    Errors = 8,

    /// <summary>The code hung, or took its process down.</summary>
    Ends = 16,

    /// <summary>The code does not compile.</summary>
    Compilation = 32,

    /// <summary>Results that are NaN; such a failure is one of results, too.</summary>
    NotANumber = 64,

    /// <summary>Results of another dtype, or with fewer digits than theirs has; such a failure is one of results, too.</summary>
    Types = 128,

    /// <summary>Whatever failed.</summary>
    Any = Results | Gradients | Lifetimes | Errors | Ends | Compilation | NotANumber | Types,
}
