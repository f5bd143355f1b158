namespace Katas.Checker.Running.Messages;

/// <summary>Asks which static initializers do not come to an end. It is answered in the middle of another request, too.</summary>
/// <param name="Patience">The time that one may go on.</param>
internal sealed record NameInitializers(TimeSpan Patience) : Request;
