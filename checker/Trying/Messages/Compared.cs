using Katas.Checker.Verdicts;

namespace Katas.Checker.Trying.Messages;

/// <summary>The script wants two tensors compared.</summary>
internal sealed record Compared(ProbePart Mine, ProbePart Expected) : ScriptMessage;
