namespace Katas.Checker.Fetching;

/// <summary>How far something is that is being fetched.</summary>
/// <param name="What">A file's name, or what is done.</param>
/// <param name="Done">How many bytes are there.</param>
/// <param name="Total">How many there will be; null where nobody knows.</param>
internal readonly record struct FetchStep(string What, long Done = 0, long? Total = null);
