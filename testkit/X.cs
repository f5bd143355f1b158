namespace Katas.Testkit; internal static class X;
