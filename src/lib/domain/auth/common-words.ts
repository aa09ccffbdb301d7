/**
 * What passwords are made of when nobody thinks long, without marks, blanks and capitals: Vietnamese
 * habits first, then those of everywhere. Written for this product.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  matkhau matkhaumoi matma makhau khongbiet khongco khongcomatkhau quenmatkhau dangnhap
  taikhoan nguoidung quantri quantrivien hethong maychu maytinh dienthoai kichhoat makichhoat macanbo
  canbo congchuc vienchuc vienchucnhanuoc cancbo lanhdao giamdoc phogiamdoc chutich phochutich bithu
  truongphong phophong chuyenvien vanthu ketoan thuky thuquy baove giaovien hocsinh sinhvien bacsi
  coquan donvi vanphong phongban phongnoivu sonoivu ubnd ubndtinh ubndhuyen ubndxa uybannhandan
  hdnd tinhuy huyenuy danguy dangvien congdoan doanthanhnien hoiphunu hoinongdan cuuchienbinh
  hoithi cuocthi baithi thisinh bantochuc bangiamkhao giamkhao cchc caicachhanhchinh caicach
  hanhchinh hanhchinhcong dichvucong motcua motcualienthong chinhquyendientu chuyendoiso chinhphu
  vietnam vietnamoi toiyeuvietnam yeuvietnam vietnamvodich vietnammuonnam hochiminh bacho thanglong
  hanoi saigon tphcm thanhphohochiminh danang haiphong cantho hue thuathienhue nhatrang khanhhoa
  dongthap dongthapmuoi tinhdongthap caolanh tpcaolanh sadec hongngu laivung lapvo thaprmuoi thapmuoi
  tamnong thanhbinh tanhong chauthanh thapmuoidepnhatbongsen bongsen sensen hoasen hoasendongthap
  angiang longxuyen tiengiang mytho gocong longan tanan bentre travinh vinhlong haugiang vithanh
  soctrang baclieu camau kiengiang rachgia phuquoc binhduong dongnai bienhoa vungtau baria tayninh
  binhphuoc lamdong dalat daklak buonmathuot gialai pleiku kontum quangnam quangngai binhdinh quynhon
  phuyen ninhthuan binhthuan phanthiet nghean hatinh thanhhoa ninhbinh namdinh thaibinh haiduong
  hungyen bacninh bacgiang vinhphuc phutho thainguyen langson caobang laocai yenbai sonla dienbien
  anhyeuem emyeuanh yeuem yeuanh anhnhoem toiyeuban yeunhau tinhyeu tinhyeucuatoi vochong chongyeu
  voyeu conyeu conyeucuame bome bachoi chame giadinh giadinhtoi giadinhhanhphuc hanhphuc maiyeu
  mai mai maimai maimaiyeu mottinhyeu nguoiyeu congchua hoangtu thiennhien hoahong hoamai hoadao
  xinchao chaoban xinchaovietnam camon cogang codonlam dethuong vuive vuivui binhan binhyen mayman
  thanhcong phattai phatloc locphat phucloctho anlanh khoemanh songkhoe emlamgi aibiet
  khongnoi bimat bimatcuatoi timhieu hoctap laodong docla doclap tudo hanhphuc doclaptudohanhphuc
  meocon chocon conmeo concho congaga thienthan acquy sieunhan doraemon bongda bongdavietnam
  motcaiten motmotmot motmothai mothaiba mothaibabon mothaibabonnam
  password passwd passw0rd p4ssword pass passcode passphrase mypassword newpassword changeme default
  secret letmein welcome welcomeback hello helloworld iloveyou loveyou lovely love forever admin
  administrator adminadmin root toor user username guest test tester testing testtest demo sample
  temp temporary login logon signin master superman batman spiderman pokemon dragon monkey tiger
  football baseball soccer basketball hockey manchester liverpool arsenal chelsea barcelona realmadrid
  ronaldo messi sunshine princess shadow flower summer winter spring autumn monday friday january
  october november december computer internet google facebook zalo youtube gmail yahoo tiktok viber
  samsung iphone apple nokia oppo xiaomi microsoft windows office excel starwars whatever freedom
  trustno1 access security server system oracle mysql cisco qwerty qwertyuiop asdfgh asdfghjkl zxcvbn
  zxcvbnm azerty qwertz abc abcd abcde abcdef abcdefg abcdefgh abcxyz xyz aaa iii company contest
  quiz exam vietnamese english teacher student school family friend friends baby honey angel lucky
  money million happy smile cookie chocolate banana orange cherry peanut ginger pepper charlie michael
  jordan jennifer jessica ashley daniel andrew thomas robert george anthony hunter killer
  `
    .split(/\s+/)
    .filter((word) => word !== '')
);
