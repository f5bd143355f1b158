using Katas.Checker.Compiling;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing;

/// <summary>A run that a diagnosis will need, in two steps: only the second one occupies the child.</summary>
/// <param name="Compile">Compiles the code to run.</param>
/// <param name="Run">Runs its probes, and remembers their results.</param>
internal sealed record Preparation(
    Func<CancellationToken, Compiled> Compile, Func<Compiled, CancellationToken, Task<ProbeRun>> Run);
