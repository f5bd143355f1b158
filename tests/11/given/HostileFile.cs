using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>What every refusal has to be like.</summary>
internal static class HostileFile
{
    /// <summary>Opening says which file it is and what is wrong, asks for little memory, and closes the file.</summary>
    public static void IsRefused(string path, byte[] bytes, string says, Func<string, IStoredWeights> open)
    {
        File.WriteAllBytes(path, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Catch<InvalidDataException>(() => open(path).Dispose())!;

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(exception.Message, Does.StartWith(path + ": ").And.Contain(says));
            Assert.That(allocated, Is.LessThan(1_000_000), "bytes of memory");
            Assert.That(() => File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
        });
    }
}
