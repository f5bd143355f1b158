namespace Katas.Testkit;

/// <summary>
/// Marks a test or probe of code whose task asks it to seed torch's generator. Anywhere else, code that does so fails its test: whatever
/// draws after it would repeat.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReseedsAttribute : Attribute;
