namespace Katas.Tests.Checker.Rules;

/// <summary>Where a case's code stands.</summary>
internal enum Place
{
    /// <summary>In a static method <c>Task</c>.</summary>
    Method,

    /// <summary>In a module's <c>forward(Tensor input)</c>.</summary>
    Forward,

    /// <summary>In a module's constructor, with <c>int count</c>.</summary>
    Constructor,
}

/// <summary>Some code, and what one rule quotes from it.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Code">The statements of a task.</param>
/// <param name="Excerpts">What the rule quotes; none if it has nothing to say.</param>
internal sealed record RuleCase(string Rule, string Code, params string[] Excerpts)
{
    /// <summary>Where the code stands.</summary>
    public Place Place { get; init; }

    /// <summary>What the solution does; null where the rule does without.</summary>
    public string? Solution { get; init; }

    /// <summary>The parameters of a method.</summary>
    public string Parameters { get; init; } = "Tensor scores, Tensor mask";

    /// <summary>What a method returns.</summary>
    public string Result { get; init; } = "Tensor";

    /// <summary>A module's fields.</summary>
    public string Fields { get; init; } = "private readonly Linear layer = nn.Linear(2, 2);";

    /// <summary>Whether the compiler may refuse the code.</summary>
    public bool MayFail { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} {(Excerpts.Length > 0 ? "says" : "is silent about")}: {Code}";

    /// <summary>The types that the code, or the solution, stands in.</summary>
    public string Types(string code) => Place switch
    {
        Place.Method => RuleBench.Static(code, Parameters, Result),
        Place.Forward => RuleBench.Forward(code, Fields),
        _ => RuleBench.Constructor(code, Fields),
    };
}

/// <summary>A table of cases; the tests find every class that is one.</summary>
internal interface IRuleCases
{
    /// <summary>The table.</summary>
    IEnumerable<RuleCase> All { get; }
}
