using Katas.Checker.Trying.Messages;
using Microsoft.CodeAnalysis.Scripting;

namespace Katas.Checker.Trying;

/// <summary>A piece of code, compiled.</summary>
/// <param name="Typed">As it was typed, for questions to the compiler.</param>
/// <param name="Stoppable">What runs: the same with stop points.</param>
/// <param name="Problems">Why it does not compile; empty if it does.</param>
internal sealed record ScriptLine(Script<object> Typed, Script<object> Stoppable, IReadOnlyList<ScriptProblem> Problems)
{
    /// <summary>The name by which stack traces know it.</summary>
    public string Name => Typed.Options.FilePath;
}
