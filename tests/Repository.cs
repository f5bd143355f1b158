using NUnit.Framework;

namespace Katas.Tests;

/// <summary>The workbook that these tests belong to.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Katas.sln.</summary>
    public static string Root { get; } = Katas.Checker.Book.Workbook.Find(TestContext.CurrentContext.TestDirectory).Root;
}
