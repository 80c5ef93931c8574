using System.Globalization;
using Bilingual.Translation;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Translation.Text;

public class NumberStyleTests
{
    [Theory]
    [InlineData("1.000,5", "1,000.5")]
    [InlineData("1.000", "1,000")]
    [InlineData("12.345.678", "12,345,678")]
    [InlineData("14,3", "14.3")]
    [InlineData("0,05", "0.05")]
    [InlineData("2007", "2007")]
    [InlineData("10.30", "10.30")]
    [InlineData("3.1.2", "3.1.2")]
    [InlineData("1,000,000", "1,000,000")]
    [InlineData("17/8", "17/8")]
    [InlineData("2025-06-17", "2025-06-17")]
    [InlineData("1.000.00", "1.000.00")]
    [InlineData(",5", ",5")]
    [InlineData("5,", "5,")]
    [InlineData("", "")]
    public void Convert_IndonesianNumber_IsWrittenTheEnglishWay(string number, string expected)
    {
        Assert.Equal(expected, new NumberStyle("id", "en").Convert(number));
    }

    [Theory]
    [InlineData("1,000.5", "1.000,5")]
    [InlineData("1,000", "1.000")]
    [InlineData("3.5", "3,5")]
    [InlineData("10:30", "10:30")]
    [InlineData("1.000.000", "1.000.000")]
    public void Convert_EnglishNumber_IsWrittenTheIndonesianWay(string number, string expected)
    {
        Assert.Equal(expected, new NumberStyle("en", "id").Convert(number));
    }

    [Fact]
    public void Convert_ThereAndBack_IsUnchanged()
    {
        var (there, back) = (new NumberStyle("id", "en"), new NumberStyle("en", "id"));
        Prop.ForAll<uint, byte>((whole, fraction) =>
        {
            var number = whole.ToString("#,0", CultureInfo.GetCultureInfo("id")) + "," + fraction;
            return back.Convert(there.Convert(number)) == number;
        }).QuickCheckThrowOnFailure();
    }
}
