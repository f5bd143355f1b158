namespace Katas.Checker.Running.Messages;

/// <summary>A variant was run.</summary>
/// <param name="Index">Its place among those asked for.</param>
/// <param name="Agreeing">On how many probes it gives what the reference gives.</param>
/// <param name="Nearness">The same with a share for what agrees in part: shapes, values.</param>
internal sealed record VariantTried(int Index, int Agreeing, double Nearness) : Message;
